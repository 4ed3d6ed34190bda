import { useState } from 'react'
import { showNumber, useMay, useRead, useReading, useWords } from '#platform/web'
import { Answer, Button, Empty, FigureStrip, Note, Row, Rows, Section, StripFigure, Tag } from '#ui'
import { safetyContract } from '../domain/index.ts'
import { AssessSafety } from './assess-safety.tsx'
import { safetyWords } from './safety.words.ts'

/** What groups and agencies say of themselves, as counts (COM-06). */
export function SafetyFace({ areaId }: { readonly areaId: number }) {
  const t = useWords(safetyWords)
  const reading = useReading()
  const may = useMay()
  const answer = useRead(safetyContract, { areaId })
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Answer to={answer} rows={4}>
        {({ whole, below, agencies, criteria, source }) => (
          <>
            <Note
              action={may('teams.assess') && <Button onClick={() => setOpen(true)}>{t('safe.assess')}</Button>}
            >{`${t('safe.lead')} ${source}`}</Note>
            {whole.groups + whole.agencies + whole.pledges === 0 ? (
              <Empty title={t('safe.none')} />
            ) : (
              <FigureStrip label={t('safety')}>
                <StripFigure label={t('safe.households')} value={whole.safe} />
                <StripFigure label={t('safe.joined')} value={whole.joined} />
                <StripFigure label={t('safe.groups')} value={whole.groups} />
                <StripFigure label={t('safe.agencies')} value={whole.safeAgencies} parts={`/ ${whole.agencies}`} />
                <StripFigure label={t('safe.pledges')} value={whole.pledges} />
              </FigureStrip>
            )}
            {below.length > 0 && (
              <Section title={t('by-area')}>
                <Rows label={t('by-area')}>
                  {below.map((line) => (
                    <Row
                      key={line.areaId}
                      title={reading(line.areaTitle)}
                      end={t('safe.line', {
                        safe: showNumber(line.safe),
                        joined: showNumber(line.joined),
                        agencies: line.safeAgencies,
                        all: line.agencies,
                      })}
                      to={`/teams?areaId=${line.areaId}&tab=safety`}
                    />
                  ))}
                </Rows>
              </Section>
            )}
            {agencies.length > 0 && (
              <Section title={t('safe.agencies')}>
                <Rows label={t('safe.agencies')}>
                  {agencies.map(({ name, areaId: at, isSafe, unmet }) => (
                    <Row
                      key={`${at} ${name}`}
                      title={name}
                      detail={
                        !isSafe &&
                        t('safe.unmet', {
                          list: criteria
                            .filter(({ key }) => unmet.includes(key))
                            .map(({ title }) => reading(title).toLowerCase())
                            .join(', '),
                        })
                      }
                      end={isSafe && <Tag>{t('safe.is')}</Tag>}
                    />
                  ))}
                </Rows>
              </Section>
            )}
          </>
        )}
      </Answer>
      {isOpen && answer.data && (
        <AssessSafety areaId={areaId} criteria={answer.data.criteria} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
