/** Choices of a person that more than one part of the page knows. */
import { watch } from 'vue'
import { language, LANGUAGES, useLanguage, type Language } from '@/i18n'
import { caught } from '@/lib/caught'
import { preference } from '@/lib/preferences'
import { session } from '@/session'

/** Characters of a stock phrase, and how many one may have. */
export const PHRASE_LENGTH = 60
export const PHRASES = 40

/** Stock phrases of one's own, beside those of the house. */
export const phrases = preference<string[]>(
  'phrases',
  (raw) => (Array.isArray(raw) ? raw.filter((each): each is string => typeof each === 'string' && each.trim() !== '') : []),
  (there, here) => [...new Set([...there, ...here])],
)

/** Whether the next task is opened when one is done. */
export const goesOn = preference<boolean>('task.next', (raw) => raw !== false)

const chosenLanguage = preference<Language | null>('language', (raw) => LANGUAGES.find((each) => each === raw) ?? null)

/** What somebody chose before signing in is their choice, too. */
let before: Language | null = null

export async function chooseLanguage(chosen: Language): Promise<void> {
  await useLanguage(chosen)
  if (session.value) chosenLanguage.change(() => chosen)
  else before = chosen
}

/** The page speaks as the account chose, wherever it chose. */
export function keepLanguage(): void {
  watch(
    () => session.value?.userId,
    (owner) => {
      if (!owner || !before) return
      const chosen = before
      before = null
      chosenLanguage.change(() => chosen)
    },
    { immediate: true },
  )
  watch(
    chosenLanguage.current,
    (chosen) => {
      if (chosen && chosen !== language.value) useLanguage(chosen).catch(caught)
    },
    { immediate: true },
  )
}
