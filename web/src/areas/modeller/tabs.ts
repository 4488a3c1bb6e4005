/** Arrow keys walk the tabs of a list, as people who work by keyboard expect of one. */
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }

export function walkTabs(event: KeyboardEvent): void {
  const step = STEPS[event.key]
  if (!step) return
  const tabs = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role="tab"]')]
  const next = tabs[(tabs.indexOf(event.target as HTMLElement) + step + tabs.length) % tabs.length]
  event.preventDefault()
  next?.focus()
  next?.click()
}
