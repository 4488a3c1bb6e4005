/** The words of the drawing board in Chinese; what is not here stays as the library says it. */
import { language } from '@/i18n'

type Words = Record<string, string>

const catalogues = import.meta.glob<Words>('./board.zh-CN.json', { import: 'default' })

/** A module for bpmn-js; fetched before the board is made, since it asks at once. */
export async function translateModule(): Promise<{ translate: ['value', (text: string, params?: Words) => string] }> {
  const words = language.value === 'zh-CN' ? await catalogues['./board.zh-CN.json']?.() : undefined
  const translate = (text: string, params: Words = {}): string =>
    (words?.[text] ?? text).replace(/{([^}]+)}/g, (whole, name: string) => params[name] ?? whole)
  return { translate: ['value', translate] }
}
