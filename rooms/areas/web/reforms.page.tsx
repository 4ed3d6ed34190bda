import { showFullDay, useMay, useRead, useWords } from '#platform/web'
import { Answer, Breadcrumb, Empty, Page, Row, Rows, Section, Tag } from '#ui'
import { reformList } from '../domain/index.ts'
import { areaWords } from './areas.words.ts'
import { ProposeReform } from './propose-reform.tsx'
import { reformWords } from './reforms.words.ts'

/** Address of one reform. */
export const reformPath = (reformId: string) => `/reforms/${reformId}`

/** Every reform brought in, and where one is. */
export function ReformsPage() {
  const t = useWords(reformWords)
  const areas = useWords(areaWords)
  const may = useMay()
  const reforms = useRead(reformList, {}, { rooms: ['areas'] })
  return (
    <Page
      title={t('reforms')}
      above={<Breadcrumb crumbs={[{ label: areas('areas'), to: '/areas' }, { label: t('reforms') }]} />}
      lead={t('lead')}
      width="reading"
    >
      <Answer to={reforms}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('none')} />
          ) : (
            <Rows label={t('reforms')}>
              {items.map((reform) => (
                <Row
                  key={reform.id}
                  title={t('reform.of', { day: showFullDay(reform.on) })}
                  detail={`${t('counts', { ended: reform.ended, founded: reform.founded })} · ${t('by.source', { source: reform.source })}`}
                  end={
                    <>
                      <span>{t(`state.${reform.state}`)}</span>{' '}
                      {reform.waiting > 0 && <Tag tone="soon">{t('waiting', { count: reform.waiting })}</Tag>}
                    </>
                  }
                  to={reformPath(reform.id)}
                />
              ))}
            </Rows>
          )
        }
      </Answer>
      {may('areas.edit') && (
        <Section title={t('bring')}>
          <ProposeReform />
        </Section>
      )}
    </Page>
  )
}
