/** Choices of a person, kept in this browser under their account: columns, views, drafts of the page. */
import { session } from '@/session'

function place(name: string): string {
  return `gongzhi.${session.value?.userId ?? ''}.${name}`
}

/** What was kept; `otherwise` when there is nothing, or nothing readable. */
export function kept<T>(name: string, otherwise: T): T {
  return read(localStorage, name, otherwise)
}

function read<T>(storage: Storage, name: string, otherwise: T): T {
  const text = storage.getItem(place(name))
  if (text === null) return otherwise
  try {
    return JSON.parse(text) as T
  } catch {
    return otherwise
  }
}

/** False where the browser has no room left or keeps nothing. */
export function keep(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(place(name), JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** The names under which something is kept that begin with one of these. */
export function names(prefixes: readonly string[]): string[] {
  const mine = place('')
  return Object.keys(localStorage)
    .filter((each) => each.startsWith(mine))
    .map((each) => each.slice(mine.length))
    .filter((each) => prefixes.some((prefix) => each.startsWith(prefix)))
}

/** For this tab alone, and no longer than it is open. */
export function keepInTab(name: string, value: unknown): void {
  sessionStorage.setItem(place(name), JSON.stringify(value))
}

export function keptInTab<T>(name: string, otherwise: T): T {
  return read(sessionStorage, name, otherwise)
}

export function forgetInTab(name: string): void {
  sessionStorage.removeItem(place(name))
}

/** Names of what is typed for a single command: it lies in this browser until it is sent or somebody signs out. */
export const TYPED = 'typed.'

/** Nothing that was typed and not sent stays behind for whoever sits down next. */
export function forgetTyped(): void {
  names([TYPED]).forEach(forget)
}

export function forget(name: string): void {
  localStorage.removeItem(place(name))
}
