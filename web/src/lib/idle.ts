/** Whether anybody is at the page: what it asks for by itself must not keep a deserted session alive. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
/** Milliseconds without a sign of life after which requests say so; the server counts the minutes. */
const DESERTED = 60_000

let last = Date.now()

export function isDeserted(now = Date.now()): boolean {
  return now - last >= DESERTED
}

export function watchForLife(target: EventTarget = window): void {
  for (const sign of SIGNS) {
    target.addEventListener(sign, () => (last = Date.now()), { capture: true, passive: true })
  }
}
