/** Days of a year's table as a person writes them: one a line, the day and the occasion. */
export function writeDays(days: Record<string, string>): string {
  return Object.keys(days)
    .sort()
    .map((day) => `${day} ${days[day]}`)
    .join('\n')
}

/** The days, or the number of the first line that is none of this year. */
export function readDays(text: string, year: number): Record<string, string> | number {
  const days: Record<string, string> = {}
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.trim()) continue
    const found = /^\s*(\d{4})-(\d\d)-(\d\d)\s+(\S.*?)\s*$/.exec(line)
    const day = found ? `${found[1]}-${found[2]}-${found[3]}` : ''
    if (!found || Number(found[1]) !== year || day in days || !isDay(day)) return index + 1
    days[day] = found[4] as string
  }
  return days
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}
