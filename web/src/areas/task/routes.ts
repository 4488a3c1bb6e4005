import { defineArea } from '@/areas/area'

export default defineArea({
  name: 'task',
  routes: [
    { path: '/tasks/:key', name: 'task', component: () => import('./TaskPage.vue'), meta: { title: 'task.title' } },
    { path: '/cases/:key', name: 'case', component: () => import('./CasePage.vue'), meta: { isOfOne: true, title: 'task.case' } },
  ],
})
