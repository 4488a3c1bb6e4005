/** Score sheets as a table: a line for each member, then their mean. */
export interface ScoreLine {
  member: string
  name: string
  isMean: boolean
  /** in the order of the bids; null: no sheet of this member for it */
  points: (string | null)[]
}

interface Sheet {
  bidKey: string
  member: string
  memberName: string
  total: string | number
}

export function pointsOf(bids: readonly string[], sheets: readonly Sheet[]): ScoreLine[] {
  const members = [...new Set(sheets.map((sheet) => sheet.member))]
  const lines = members.map((member) => ({
    member,
    name: sheets.find((sheet) => sheet.member === member)?.memberName ?? member,
    isMean: false,
    points: bids.map((bid) => sheets.find((sheet) => sheet.member === member && sheet.bidKey === bid)?.total.toString() ?? null),
  }))
  if (members.length < 2) return lines
  return [...lines, { member: '', name: '', isMean: true, points: bids.map((bid) => mean(sheets.filter((sheet) => sheet.bidKey === bid))) }]
}

/** To two places, as the report says it. */
function mean(sheets: readonly Sheet[]): string | null {
  if (sheets.length === 0) return null
  const hundredths = sheets.reduce((sum, sheet) => sum + Math.round(Number(sheet.total) * 100), 0)
  return (Math.round(hundredths / sheets.length) / 100).toFixed(2)
}
