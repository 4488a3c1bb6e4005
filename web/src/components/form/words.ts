/** What the form viewer says, in Chinese; it speaks English by itself. */
import { language } from '@/i18n'
import chinese from './words.zh-CN.json'

const words: Record<string, string> = chinese

/** The viewer's service `translate`. */
export function translate(text: string, given: Record<string, unknown> = {}): string {
  const sentence = language.value === 'zh-CN' ? (words[text] ?? text) : text
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(given[name] ?? whole))
}
