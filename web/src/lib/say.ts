/** Short messages at the top of the page, read out by screen readers. */
import 'element-plus/theme-chalk/el-message.css'
import { ElMessage } from 'element-plus/es/components/message/index.mjs'

export function say(message: string, type: 'success' | 'info' | 'warning' | 'error' = 'success'): void {
  ElMessage({ message, type, grouping: true, showClose: type !== 'success', duration: type === 'error' ? 8000 : 3500 })
}
