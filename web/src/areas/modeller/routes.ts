import { defineArea } from '@/areas/area'

const roles = ['process-designer', 'system-administrator'] as const

export default defineArea({
  name: 'modeller',
  routes: [
    {
      path: '/definitions',
      name: 'definitions',
      component: () => import('./DefinitionsPage.vue'),
      meta: { title: 'modeller.definitions', roles },
    },
    {
      path: '/modeller/:processDefinitionKey(\\d+|new)',
      name: 'modeller',
      component: () => import('./ModellerPage.vue'),
      meta: { title: 'modeller.title', roles },
    },
    {
      path: '/definitions/:processDefinitionId/versions',
      name: 'versions',
      component: () => import('./VersionsPage.vue'),
      meta: { isOfOne: true, title: 'modeller.compare', roles },
    },
  ],
  nav: [{ to: 'definitions', label: 'shell.nav-modeller', order: 60, roles }],
})
