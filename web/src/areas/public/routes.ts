import { defineArea } from '@/areas/area'
import { landing } from '@/lib/landing'
import { session } from '@/session'

export default defineArea({
  name: 'public',
  routes: [
    {
      path: '/',
      name: 'home',
      component: () => import('./HomePage.vue'),
      // who is signed in came to work
      beforeEnter: () => (session.value ? { name: landing(session.value) } : true),
      meta: { isPublic: true, title: 'public.home' },
    },
    {
      path: '/notices',
      name: 'notices',
      component: () => import('./NoticesPage.vue'),
      meta: { isPublic: true, title: 'public.notices' },
    },
    {
      path: '/notices/:key(\\d+)',
      name: 'notice',
      component: () => import('./NoticePage.vue'),
      meta: { isPublic: true, title: 'public.notice' },
    },
    {
      path: '/organizations',
      name: 'organizations',
      component: () => import('./OrganizationsPage.vue'),
      meta: { isPublic: true, title: 'public.organizations' },
    },
  ],
  nav: [{ to: 'notices', label: 'shell.nav-notices', order: 30 }],
})
