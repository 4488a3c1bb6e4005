import { defineArea } from '@/areas/area'

const operates = ['system-administrator'] as const
const keeps = ['system-administrator', 'security-administrator'] as const
const looks = ['system-administrator', 'security-administrator', 'audit-administrator'] as const

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
      meta: { isOfOne: true, title: 'admin.running', roles: operates },
    },
    {
      path: '/admin/instances/:processInstanceKey(\\d+)',
      name: 'instance',
      component: () => import('./InstancePage.vue'),
      meta: { isOfOne: true, title: 'admin.instance', roles: operates },
    },
    {
      path: '/admin/corrections',
      name: 'corrections',
      component: () => import('./CorrectionsPage.vue'),
      meta: { title: 'admin.corrections', roles: keeps },
    },
    {
      path: '/admin/people',
      name: 'people',
      component: () => import('./PeoplePage.vue'),
      meta: { title: 'admin.people', roles: looks },
    },
    {
      path: '/admin/people/:userId',
      name: 'person',
      component: () => import('./PersonPage.vue'),
      meta: { isOfOne: true, title: 'admin.person', roles: looks },
    },
    {
      path: '/admin/units',
      name: 'units',
      component: () => import('./UnitsPage.vue'),
      meta: { title: 'admin.units', roles: looks },
    },
    {
      path: '/admin/calendars',
      name: 'calendars',
      component: () => import('./CalendarsPage.vue'),
      meta: { title: 'admin.calendars', roles: looks },
    },
    {
      path: '/admin/rules',
      name: 'rules',
      component: () => import('./RulesPage.vue'),
      meta: { title: 'admin.rules', roles: looks },
    },
  ],
  nav: [
    { to: 'operations', label: 'shell.nav-admin', order: 50, roles: operates },
    { to: 'corrections', label: 'shell.nav-corrections', order: 51, roles: keeps },
    { to: 'people', label: 'shell.nav-people', order: 52, roles: looks },
    { to: 'rules', label: 'shell.nav-rules', order: 54, roles: keeps },
  ],
})
