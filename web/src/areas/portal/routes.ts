import { defineArea } from '@/areas/area'

export default defineArea({
  name: 'portal',
  routes: [
    {
      path: '/services',
      name: 'services',
      component: () => import('./ServicesPage.vue'),
      meta: { title: 'portal.services' },
    },
    {
      path: '/services/track/:key(\\d+)?',
      name: 'track',
      component: () => import('./TrackPage.vue'),
      meta: { title: 'portal.track' },
    },
    {
      path: '/services/:process/apply',
      name: 'apply',
      component: () => import('./ApplyPage.vue'),
      meta: { isOfOne: true, title: 'portal.apply' },
    },
    {
      path: '/my-cases',
      name: 'my-cases',
      component: () => import('./MyCasesPage.vue'),
      meta: { title: 'portal.my-cases' },
    },
    {
      path: '/my-cases/:key(\\d+)',
      name: 'my-case',
      component: () => import('./MyCasePage.vue'),
      meta: { isOfOne: true, title: 'portal.my-case' },
    },
    {
      path: '/tenders',
      name: 'tenders',
      component: () => import('./TendersPage.vue'),
      meta: { title: 'portal.tenders' },
    },
    {
      path: '/tenders/:project(\\d+)',
      name: 'tender',
      component: () => import('./TenderPage.vue'),
      meta: { isOfOne: true, title: 'portal.tender' },
    },
    {
      path: '/tenders/:project(\\d+)/opening',
      name: 'tender-opening',
      component: () => import('./OpeningPage.vue'),
      meta: { isOfOne: true, title: 'portal.opening' },
    },
    {
      path: '/tenders/:project(\\d+)/bids',
      name: 'tender-bids',
      component: () => import('./BidsPage.vue'),
      meta: { isOfOne: true, title: 'portal.place-tender-bids' },
    },
    {
      path: '/opening-key',
      name: 'opening-key',
      component: () => import('./OpeningKeyPage.vue'),
      meta: { title: 'portal.opening-key' },
    },
  ],
  nav: [{ to: 'services', label: 'shell.nav-portal', order: 20 }],
})
