/**
 * Chinese first, English beside it. Every area has its own catalogue, `locales/<area>.<language>.json`, fetched
 * when one of its pages is opened and found under the area's name: `t('inbox.title')`.
 */
import { computed, ref } from 'vue'
import { createI18n, type LocaleMessageObject, type VueMessageType } from 'vue-i18n'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

type Catalogue = LocaleMessageObject<VueMessageType>

const KEPT = 'gongzhi.language'
const found = import.meta.glob<Catalogue>('./locales/*.json', { import: 'default' })
const areas = new Set<string>()
const loaded = new Set<string>()
const chosen = ref<Language>(firstLanguage())

export const language = computed(() => chosen.value)
export const i18n = createI18n<false>({
  legacy: false,
  locale: chosen.value,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': {}, en: {} },
})

/** For code outside of components. */
export const t = i18n.global.t as (key: string, named?: Record<string, unknown>) => string
export const te = i18n.global.te as (key: string) => boolean

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'zh-CN' || kept === 'en') return kept
  return 'zh-CN'
}

/** Fetch the catalogues of areas in the language in use; what is there already is not fetched again. */
export async function loadAreas(...names: string[]): Promise<void> {
  names.forEach((name) => areas.add(name))
  await Promise.all(names.map((name) => load(name, chosen.value)))
}

async function load(area: string, lang: Language): Promise<void> {
  const key = `./locales/${area}.${lang}.json`
  const fetchIt = found[key]
  if (loaded.has(key) || !fetchIt) return
  const catalogue = await fetchIt()
  i18n.global.mergeLocaleMessage(lang, { [area]: catalogue })
  loaded.add(key)
}

export async function useLanguage(lang: Language): Promise<void> {
  await Promise.all([...areas].map((area) => load(area, lang)))
  chosen.value = lang
  i18n.global.locale.value = lang
  document.documentElement.lang = lang
  localStorage.setItem(KEPT, lang)
}
