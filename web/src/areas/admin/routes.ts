import { defineArea } from '@/areas/area'

const operates = ['system-administrator'] as const

export default defineArea({
  name: 'admin',
  routes: [
    {
      path: '/admin',
      name: 'operations',
      component: () => import('./OperationsPage.vue'),
      meta: { title: 'admin.operations', roles: operates },
    },
    {
      path: '/admin/running/:processDefinitionKey(\\d+)',
      name: 'running',
      component: () => import('./RunningPage.vue'),
      meta: { title: 'admin.running', roles: operates },
    },
    {
      path: '/admin/instances/:processInstanceKey(\\d+)',
      name: 'instance',
      component: () => import('./InstancePage.vue'),
      meta: { title: 'admin.instance', roles: operates },
    },
  ],
  nav: [
    { to: 'operations', label: 'shell.nav-admin', order: 50, roles: operates },
  ],
})
