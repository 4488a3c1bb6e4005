/** Which key of a page was pressed: plain letters, never while somebody writes or a dialog is open. */

const WRITING = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], .fjs-container'
const OVER = '.el-overlay:not([style*="display: none"]), .el-popper[aria-hidden="false"]'

/** `j`, `?`, `Enter`; empty for what is not ours. */
export function pressed(event: KeyboardEvent, root: ParentNode = document): string {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return ''
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest(WRITING) || root.querySelector(OVER)) return ''
  // Enter on a button or a link is theirs.
  if (event.key === 'Enter' && target?.closest('button, a, summary, [role="button"], [role="menuitem"]')) return ''
  return event.key
}
