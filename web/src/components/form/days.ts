/**
 * Days as people here write them, whatever the language of the browser: shown as `2026-07-01`, read in any of the
 * spellings of a year first. The form viewer takes the browser's own, month first in an English one.
 */
import flatpickr from 'flatpickr'

const YEAR_FIRST = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/
const TOGETHER = /^(\d{4})(\d{2})(\d{2})$/
/** As the viewer itself writes the earliest day it allows. */
const YEAR_LAST = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

/** A day in the browser's own zone; an invalid date for what is none. */
export function readDay(text: string): Date {
  const said = text.trim()
  const [, year, month, day] = YEAR_FIRST.exec(said) ?? TOGETHER.exec(said) ?? []
  if (year && month && day) return dayOf(+year, +month, +day)
  const [, first, second, last] = YEAR_LAST.exec(said) ?? []
  return last ? dayOf(+last, Number(first), Number(second)) : new Date(NaN)
}

/** The 31st of February is no day, and not the 3rd of March either. */
function dayOf(year: number, month: number, day: number): Date {
  const found = new Date(year, month - 1, day)
  return found.getMonth() === month - 1 && found.getDate() === day ? found : new Date(NaN)
}

/** For every calendar that is opened from now on. */
export function writeDaysOurWay(): void {
  flatpickr.setDefaults({
    plugins: [
      (calendar) => {
        calendar.config.dateFormat = 'Y-m-d'
        return { parseDate: readDay } as never
      },
    ],
  })
}
