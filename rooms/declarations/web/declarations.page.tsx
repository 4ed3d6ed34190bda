import { useFilters, useGo, useMay, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Button, Page, Tabs } from '#ui'
import { CountsFace } from './counts.face.tsx'
import styles from './declarations.module.css'
import { declarationWords } from './declarations.words.ts'
import { FlagsFace } from './flags.face.tsx'
import { PlacesFace } from './places.face.tsx'

const faces = { counts: CountsFace, flags: FlagsFace, places: PlacesFace } as const
const names = Object.keys(faces) as (keyof typeof faces)[]

/** Declarations of an area: how many, whom to call, and places with a code. */
export function DeclarationsPage() {
  const t = useWords(declarationWords)
  const may = useMay()
  const go = useGo()
  const [filters, setFilters] = useFilters()
  const areaId = useChosenArea()
  const shown = names.filter((name) => name !== 'flags' || may('declarations.follow'))
  const current = shown.find((name) => name === filters.tab) ?? 'counts'
  const Shown = faces[current]
  return (
    <Page
      title={t('title')}
      actions={
        <>
          {may('declarations.submit') && (
            <Button look="main" icon="plus" onClick={() => go(`/declarations/new?areaId=${areaId}`)}>
              {t('enter')}
            </Button>
          )}
          {may('declarations.read-person') && (
            <Button icon="search" onClick={() => go('/declarations/lookup')}>
              {t('lookup')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <Tabs
        label={t('title')}
        tabs={shown.map((name) => ({ name, label: t(name) }))}
        current={current}
        onChange={(tab) => setFilters({ tab: tab === 'counts' ? undefined : tab, state: undefined, q: undefined })}
      >
        <Shown key={areaId} areaId={areaId} />
      </Tabs>
    </Page>
  )
}
