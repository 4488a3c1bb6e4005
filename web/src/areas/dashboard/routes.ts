import { defineArea } from '@/areas/area'
import { keepsRegisters, readsFigures } from './access'

export default defineArea({
  name: 'dashboard',
  routes: [
    {
      path: '/dashboard',
      name: 'dashboard',
      component: () => import('./DashboardPage.vue'),
      meta: { title: 'dashboard.title' },
    },
    {
      path: '/statistics/:name?',
      name: 'statistics',
      component: () => import('./StatisticsPage.vue'),
      meta: { title: 'dashboard.statistics' },
    },
    {
      path: '/registers/:register?',
      name: 'registers',
      component: () => import('./RegisterPage.vue'),
      meta: { title: 'dashboard.registers' },
    },
  ],
  nav: [
    { to: 'dashboard', label: 'shell.nav-dashboard', order: 60, isOpen: readsFigures },
    { to: 'registers', label: 'shell.nav-registers', order: 60, isOpen: keepsRegisters },
  ],
})
