/** What nobody handled: shown with the number to quote, never swallowed. */
import { shallowRef } from 'vue'
import { Problem } from '@/api/problem'
import { t } from '@/i18n'

export interface Failure {
  message: string
  /** number in the server's log; empty for a defect of the page */
  number: string
  /** in the words of the browser */
  detail?: string
}

export const failure = shallowRef<Failure | null>(null)

export function caught(error: unknown): void {
  // Nobody to tell: the dialog of the ended session, or the banner, says it already.
  if (error instanceof Problem && (error.status === 401 || error.isUnreachable)) return
  if (error instanceof DOMException && error.name === 'AbortError') return
  console.error(error)
  failure.value = failureOf(error)
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Problem) {
    const reference = typeof error.params.reference === 'string' ? error.params.reference : ''
    return { message: error.detail, number: reference || error.requestId }
  }
  // a defect of the page: what the browser says of it helps whoever mends it, and nobody else
  return { message: t('shell.defect'), number: '', detail: error instanceof Error ? error.message : String(error) }
}
