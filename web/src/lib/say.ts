/** Short messages at the top of the page, read out by screen readers. */
import 'element-plus/theme-chalk/el-message.css'
import { ElMessage } from 'element-plus/es/components/message/index.mjs'

/** Below the bar at the top, whose links stay in reach. */
const OFFSET = 56

/**
 * What went well is said for a moment. What did not, stays: whoever looks away would take it for done. It goes when
 * something goes well, when the page is left, or when it is closed.
 */
export function say(message: string, type: 'success' | 'info' | 'warning' | 'error' = 'success'): void {
  const isBrief = type === 'success' || type === 'info'
  if (type === 'success') unsay()
  ElMessage({ message, type, grouping: true, offset: OFFSET, showClose: !isBrief, duration: isBrief ? 3500 : 0 })
}

export function unsay(): void {
  ElMessage.closeAll('warning')
  ElMessage.closeAll('error')
}
