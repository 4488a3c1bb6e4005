/** Instants as people in Shanghai read them, whatever the clock of the browser is set to. */
import { language } from '@/i18n'

const ZONE = 'Asia/Shanghai'

function formatted(iso: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language.value, { timeZone: ZONE, hourCycle: 'h23', ...options }).format(new Date(iso))
}

/** `2026-07-02`, the day in Shanghai. */
export function isoDay(iso: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(iso))
}

/** `07-02 09:12`, with the year when it is another one than now. */
export function moment(iso: string | null | undefined, now: Date = new Date()): string {
  if (!iso) return ''
  const day = isoDay(iso)
  const time = formatted(iso, { hour: '2-digit', minute: '2-digit' })
  return `${day.slice(0, 4) === isoDay(now.toISOString()).slice(0, 4) ? day.slice(5) : day} ${time}`
}

/** The last day of a period that ends at 24:00: a due date of midnight belongs to the day before. */
export function dueDay(iso: string | null | undefined): string {
  return iso ? isoDay(new Date(new Date(iso).getTime() - 1).toISOString()) : ''
}
