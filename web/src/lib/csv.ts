import { api } from '@/api/client'

/** Tables as CSV that Excel opens: UTF-8 with a byte order mark, quoted, and no cell that it takes for a formula. */
export type Cell = string | number | null | undefined

function cell(value: Cell): string {
  const text = value === null || value === undefined ? '' : String(value)
  // a leading =, +, - or @ would be run as a formula by whoever opens the file
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

export function download(name: string, content: BlobPart, type = 'text/csv;charset=utf-8'): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

export interface Leaving {
  /** for programs: `register:filing` */
  what: string
  /** for people */
  title: string
  /** as the page shows them */
  filters?: string
  /** lines of data, heads not counted */
  rows: number
}

/** Save a table as a file. Who takes data out has shown who they are, and history says what left (D.7.7, D.8). */
export async function saveTable(name: string, leaving: Leaving, lines: readonly (readonly Cell[])[]): Promise<void> {
  await api.POST('/v2/exports', { body: { filters: '', ...leaving } })
  download(name, csv(lines))
}
