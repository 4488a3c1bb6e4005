import { defineArea } from '@/areas/area'

export default defineArea({
  name: 'account',
  routes: [
    {
      path: '/sign-in',
      name: 'sign-in',
      component: () => import('./SignInPage.vue'),
      meta: { isPublic: true, isBare: true, title: 'account.sign-in' },
    },
    {
      path: '/first-password',
      name: 'first-password',
      component: () => import('./FirstPasswordPage.vue'),
      meta: { isBare: true, title: 'account.first-password' },
    },
    {
      path: '/profile',
      name: 'profile',
      component: () => import('./ProfilePage.vue'),
      meta: { title: 'account.profile' },
    },
  ],
})
