/** What the form viewer says, in Chinese; it speaks English by itself. */
import { language } from '@/i18n'
import chinese from './words.zh-CN.json'

const words: Record<string, string> = chinese

/** The viewer's service `translate`. */
export function translate(text: string, given: Record<string, unknown> = {}): string {
  const sentence = language.value === 'zh-CN' ? (words[text] ?? text) : text
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(given[name] ?? whole))
}

/** The search field of a long list asks in English, past the service: said here, in rows that come later, too. */
export function translateSearches(place: HTMLElement): MutationObserver {
  const say = (): void => {
    for (const each of place.querySelectorAll('input[placeholder="Search"]')) each.setAttribute('placeholder', translate('Search'))
  }
  const watching = new MutationObserver(say)
  watching.observe(place, { childList: true, subtree: true })
  say()
  return watching
}
