/** Variables as an administrator writes them: one JSON object. */
export type Written = { variables: Record<string, unknown> } | { wrong: 'json' | 'object' | 'empty' }

export function readVariables(text: string): Written {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { wrong: 'json' }
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { wrong: 'object' }
  if (!Object.keys(value).length) return { wrong: 'empty' }
  return { variables: value as Record<string, unknown> }
}
