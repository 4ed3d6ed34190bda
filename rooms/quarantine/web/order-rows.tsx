import type { Day } from '#kit'
import { showDay, useReading, useWords } from '#platform/web'
import { Row, Rows } from '#ui'
import { type OrderLine, SETTINGS } from '../domain/index.ts'
import { quarantineWords } from './quarantine.words.ts'
import { orderPath } from './quarantine-paths.ts'

/** A few records of isolation as lines of another room's page. */
export function OrderRows({ label, orders }: { readonly label: string; readonly orders: readonly OrderLine[] }) {
  const t = useWords(quarantineWords)
  const reading = useReading()
  return (
    <Rows label={label}>
      {orders.map((order) => (
        <Row
          key={order.id}
          to={orderPath(order.id)}
          title={`${t('record', { sign: order.sign })} · ${t(`class.${order.class}`)}`}
          detail={[
            reading(SETTINGS[order.setting]),
            order.state === 'in-force' && order.lastDay !== null
              ? `${t('day', { day: order.day ?? 0, of: order.of ?? 0 })}, ${t('until').toLowerCase()} ${showDay(order.lastDay as Day)}`
              : t(`state.${order.state}`),
          ].join(' · ')}
        />
      ))}
    </Rows>
  )
}
