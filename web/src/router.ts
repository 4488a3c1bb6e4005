import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import type { Area, NavEntry } from '@/areas/area'
import { i18n, loadAreas } from '@/i18n'
import { unsay } from '@/lib/say'
import { hasRole, lookAtSession, session } from '@/session'

const areas = Object.values(import.meta.glob<Area>('./areas/*/routes.ts', { eager: true, import: 'default' }))

export const navigation: NavEntry[] = areas.flatMap((area) => area.nav ?? []).sort((a, b) => a.order - b.order)

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...areas.flatMap((area) => area.routes),
    { path: '/:path(.*)*', name: 'not-found', component: () => import('@/shell/NotFoundPage.vue'), meta: { title: 'shell.not-found' } },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to) => {
  // The catalogue comes while the session is asked for.
  const catalogue = loadAreas('shell', ...(to.meta.area ? [to.meta.area] : []))
  if (session.value === null) {
    fetchAlready(to)
    await lookAtSession()
  }
  await catalogue
  return whereTo(to)
})

/** The page's own script comes meanwhile, too: the router asks for it only after this. */
function fetchAlready(to: RouteLocationNormalized): void {
  for (const record of to.matched) {
    const page: unknown = record.components?.default
    if (typeof page === 'function') (page as () => Promise<unknown>)().catch(() => undefined)
  }
}

function whereTo(to: RouteLocationNormalized): boolean | object {
  if (session.value === null) return to.meta.isPublic ? true : { name: 'sign-in', query: { to: to.fullPath } }
  if (session.value.mustChangePassword && to.name !== 'first-password') {
    return { name: 'first-password', query: { to: to.fullPath } }
  }
  if (to.meta.roles && !hasRole(...to.meta.roles)) return { name: 'not-found', params: { path: to.path.slice(1).split('/') } }
  return true
}

router.afterEach((to, from) => {
  if (to.path !== from.path) unsay()
  const { t } = i18n.global
  document.title = to.meta.title ? `${t(to.meta.title)} · ${t('shell.product')}` : t('shell.product')
})
