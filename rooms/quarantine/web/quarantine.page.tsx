import { useState } from 'react'
import { useFilters, useMay, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Button, Page, Tabs } from '#ui'
import { AskHomeDialog } from './ask-home.dialog.tsx'
import { orderWords } from './order.words.ts'
import { OrdersFace } from './orders.face.tsx'
import { PlacesFace } from './places.face.tsx'
import { PolicyFace } from './policy.face.tsx'
import styles from './quarantine.module.css'
import { quarantineWords } from './quarantine.words.ts'
import { TodayFace } from './today.face.tsx'

const faces = { today: TodayFace, orders: OrdersFace, places: PlacesFace, policy: PolicyFace } as const
type Face = keyof typeof faces
const names = Object.keys(faces) as Face[]

/** Isolation of an area: who is isolated where, whom to ask after, where there is room, what is allowed today. */
export function QuarantinePage() {
  const t = useWords(quarantineWords)
  const order = useWords(orderWords)
  const may = useMay()
  const [isAsking, setAsking] = useState(false)
  const [filters, setFilters] = useFilters()
  const areaId = useChosenArea()
  const current = names.find((name) => name === filters.tab) ?? 'today'
  const Shown = faces[current]
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        may('quarantine.propose') && (
          <Button icon="plus" onClick={() => setAsking(true)}>
            {order('do.ask-home')}
          </Button>
        )
      }
    >
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <Tabs
        label={t('title')}
        tabs={names.map((name) => ({ name, label: t(name) }))}
        current={current}
        onChange={(tab) =>
          setFilters({ tab: tab === 'today' ? undefined : tab, only: undefined, state: undefined, placeId: undefined })
        }
      >
        <Shown key={areaId} areaId={areaId} />
      </Tabs>
      {isAsking && <AskHomeDialog areaId={areaId} onClose={() => setAsking(false)} />}
    </Page>
  )
}
