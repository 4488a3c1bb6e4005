/**
 * GET with `If-None-Match`: what did not change is not sent again, and costs the server one look into an index.
 */
import { problemOf } from './problem'
import { sending } from './client'

interface Kept {
  etag: string
  data: unknown
}

/** Answers by address; a page that is opened again shows the last answer until the new one is there. */
const kept = new Map<string, Kept>()
const AT_MOST = 50

export interface Asked<T> {
  data: T
  /** Whether it is another answer than the last one of this address. */
  changed: boolean
}

export async function askAgain<T>(path: string, query: object = {}, signal?: AbortSignal): Promise<Asked<T>> {
  const address = addressOf(path, query)
  const last = kept.get(address)
  const headers: Record<string, string> = last ? { 'If-None-Match': last.etag } : {}
  const answer = await sending(new Request(location.origin + address, { headers, signal: signal ?? null }))
  if (answer.status === 304 && last) return { data: last.data as T, changed: false }
  if (!answer.ok) throw await problemOf(answer)
  const data = (await answer.json()) as T
  remember(address, { etag: answer.headers.get('ETag') ?? '', data })
  return { data, changed: true }
}

/** The last answer, without asking. */
export function lastAnswer<T>(path: string, query: object = {}): T | undefined {
  return kept.get(addressOf(path, query))?.data as T | undefined
}

/** After signing out nothing of the person before is left. */
export function forgetAnswers(): void {
  kept.clear()
}

function addressOf(path: string, query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return search ? `${path}?${search}` : path
}

function remember(address: string, answer: Kept): void {
  kept.delete(address)
  if (answer.etag) kept.set(address, answer)
  if (kept.size > AT_MOST) kept.delete(kept.keys().next().value as string)
}
