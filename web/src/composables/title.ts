/** What a page is about in the title of its window: two tabs, the history and a screen reader tell cases apart by it. */
import { watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute } from 'vue-router'

/** Until it is known, and while it is empty, the title is that of the route. */
export function useTitle(about: () => string | null | undefined): void {
  const { t } = useI18n()
  const route = useRoute()
  const page = route.name
  watchEffect(() => {
    const { title } = route.meta
    // on the way out the route is another one already
    if (route.name !== page || !title) return
    document.title = [about(), t(title), t('shell.product')].filter(Boolean).join(' · ')
  })
}
