import { defineArea } from '@/areas/area'

export default defineArea({
  name: 'inbox',
  routes: [
    {
      path: '/inbox/:list(todo|done|started)?',
      name: 'inbox',
      component: () => import('./InboxPage.vue'),
      meta: { title: 'inbox.title' },
    },
  ],
  nav: [{ to: 'inbox', label: 'shell.nav-inbox', order: 10 }],
})
