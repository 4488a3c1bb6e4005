/** What the form viewer says, in Chinese; it speaks English by itself. */
import { language } from '@/i18n'
import chinese from './words.zh-CN.json'

const words: Record<string, string> = chinese

/** The viewer's service `translate`. */
export function translate(text: string, given: Record<string, unknown> = {}): string {
  const sentence = language.value === 'zh-CN' ? (words[text] ?? text) : text
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(given[name] ?? whole))
}

/** Where the viewer says how to fill in past its service: in English, or in the browser's language. */
const HINTS = {
  Search: 'input[placeholder="Search"]',
  'yyyy-mm-dd': '.fjs-form-field-datetime input.flatpickr-input',
  'hh:mm': '.fjs-form-field-datetime input[placeholder^="hh:mm"]',
} as const

/** Said here in the language of the page, in rows that come later, too. */
export function translateHints(place: HTMLElement): MutationObserver {
  const say = (): void => {
    for (const [text, fields] of Object.entries(HINTS)) {
      for (const each of place.querySelectorAll(fields)) each.setAttribute('placeholder', translate(text))
    }
  }
  const watching = new MutationObserver(say)
  watching.observe(place, { childList: true, subtree: true })
  say()
  return watching
}
