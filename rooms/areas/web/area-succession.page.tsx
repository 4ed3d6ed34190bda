import { areaPath, type PageProps, showFullDay, useRead, useReading, useWords } from '#platform/web'
import { Answer, Empty, Note, Page, Row, Rows, Section, TwoColumns } from '#ui'
import { type AreaLine, areaSuccession, type SuccessionPart, type SuccessionPiece } from '../domain/index.ts'
import { AreaBreadcrumb } from './area-breadcrumb.tsx'
import { sayValidity, useAreaHead } from './area-head.ts'
import { treePath } from './area-tree.page.tsx'
import { areaWords } from './areas.words.ts'

/** What an area was made of and what it became. */
export function AreaSuccessionPage({ params }: PageProps) {
  const areaId = Number(params.areaId)
  const t = useWords(areaWords)
  const reading = useReading()
  const head = useAreaHead(areaId)
  const history = useRead(areaSuccession, { id: areaId })
  return (
    <Answer to={head}>
      {(area) => (
        <Page
          title={t('succession.of', { area: reading(area.title) })}
          above={<AreaBreadcrumb areaId={areaId} linkTo={treePath} here={t('succession')} />}
          lead={`${t('code.of', { code: area.code })} · ${sayValidity(area)}. ${t('succession.lead')}`}
        >
          <Answer to={history}>
            {({ madeOf, became, heirs }) => (
              <>
                <TwoColumns>
                  <Section title={t('succession.madeOf')} note={madeOf.length || undefined}>
                    <Pieces pieces={madeOf} />
                  </Section>
                  <Section title={t('succession.became')} note={became.length || undefined}>
                    <Pieces pieces={became} />
                    {heirs.length > 0 && !sameAreas(heirs, became) && (
                      <Section title={t('succession.heirs')}>
                        <Pieces pieces={heirs} />
                      </Section>
                    )}
                  </Section>
                </TwoColumns>
                {[...madeOf, ...became].some(({ share }) => share === null) && <Note>{t('succession.unknown')}</Note>}
              </>
            )}
          </Answer>
        </Page>
      )}
    </Answer>
  )
}

type Piece = Pick<SuccessionPiece, 'part' | 'area'> & { readonly on?: SuccessionPiece['on'] | undefined }

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  const t = useWords(areaWords)
  const reading = useReading()
  if (pieces.length === 0) return <Empty title={t('succession.none')} />
  return (
    <Rows>
      {pieces.map(({ area, part, on }) => (
        <Row
          key={area.id}
          title={reading(area.title)}
          detail={[
            t(partKeys[part]),
            ...(on === undefined ? [] : [t('succession.on', { day: showFullDay(on) })]),
            t('code.of', { code: area.code }),
          ].join(' · ')}
          to={`${areaPath(area.id)}/succession`}
        />
      ))}
    </Rows>
  )
}

const partKeys = {
  whole: 'part.whole',
  part: 'part.part',
  rest: 'part.rest',
  unstated: 'part.unstated',
} as const satisfies Record<SuccessionPart, string>

function sameAreas(left: readonly { area: AreaLine }[], right: readonly { area: AreaLine }[]): boolean {
  const ids = new Set(right.map(({ area }) => area.id))
  return left.length === right.length && left.every(({ area }) => ids.has(area.id))
}
