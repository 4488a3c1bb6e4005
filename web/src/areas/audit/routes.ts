import { defineArea } from '@/areas/area'

const roles = ['auditor', 'audit-administrator'] as const

export default defineArea({
  name: 'audit',
  routes: [
    {
      path: '/audit',
      name: 'audit',
      component: () => import('./SearchPage.vue'),
      meta: { title: 'audit.title', roles },
    },
    {
      // auditors and discipline inspectors: the server knows the latter by their post
      path: '/audit/lists/:name?',
      name: 'standing',
      component: () => import('./StandingPage.vue'),
      meta: { title: 'audit.standing' },
    },
    {
      // whoever sees a case may open its dossier: the server says 404 to all others
      path: '/cases/:processInstanceKey(\\d+)/dossier',
      name: 'dossier',
      component: () => import('./DossierPage.vue'),
      meta: { isOfOne: true, title: 'audit.dossier' },
    },
  ],
  nav: [{ to: 'audit', label: 'shell.nav-audit', order: 70, roles }],
})
