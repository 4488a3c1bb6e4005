/** The words of the editors in Chinese; what is not in a catalogue stays as its library says it. */
import { language } from '@/i18n'

export type Words = Record<string, string>

const catalogues = import.meta.glob<Words>('./*.zh-CN.json', { import: 'default' })

/** What an editor says, in the language of the page; empty where the library's own English is meant. */
export async function wordsOf(editor: 'board' | 'decision' | 'form-editor'): Promise<Words> {
  return (language.value === 'zh-CN' && (await catalogues[`./${editor}.zh-CN.json`]?.())) || {}
}

/** A module for bpmn-js and dmn-js; its words are fetched before the editor is made, since that asks at once. */
export function translateModule(words: Words): { translate: ['value', (text: string, params?: Words) => string] } {
  const translate = (text: string, params: Words = {}): string =>
    (words[text] ?? text).replace(/{([^}]+)}/g, (whole, name: string) => params[name] ?? whole)
  return { translate: ['value', translate] }
}
