/** An amount of yuan as people write it; amounts come as text, so that no cent is lost. */
export function yuan(amount: string | number): string {
  const [whole, cents = ''] = String(amount).split('.')
  return `${(whole ?? '0').replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${cents.padEnd(2, '0').slice(0, 2)}`
}
