import { useRead } from '#platform/web'
import { type OrderPage, policyContract } from '../domain/index.ts'

/** What a dialog of a step is given. */
export interface StepProps {
  readonly order: OrderPage
  readonly onClose: () => void
}

/** Legal bases in force today, for a field. */
export function useBases(areaId: number) {
  const { data } = useRead(policyContract, { areaId })
  return (data?.bases ?? []).map(({ key, title }) => ({ value: key, label: title }))
}
