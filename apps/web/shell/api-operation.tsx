import { useLanguage, useWords } from '#platform/web'
import { appWords } from '../words.ts'
import styles from './api-docs.module.css'
import {
  type ApiDocument,
  type ApiOperation,
  type ApiSchema,
  jsonSchemaOf,
  resolve,
  titleOf,
  typeWords,
} from './open-api.ts'

const deepest = 5

/** One path with one method; opens to its parameters, body and answer. */
export function OperationCard({
  operation,
  document,
}: {
  readonly operation: ApiOperation
  readonly document: ApiDocument
}) {
  const t = useWords(appWords)
  const [language] = useLanguage()
  const { method, path, parameters = [], requestBody, responses = {} } = operation
  const permission = operation['x-permission']
  const body = jsonSchemaOf(requestBody)
  const answer = jsonSchemaOf(Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1])
  return (
    <details className={styles.operation}>
      <summary>
        <span className={styles.method} data-method={method}>
          {method}
        </span>
        <code>{path}</code>
        <span className={styles.summary}>{titleOf(operation, language)}</span>
      </summary>
      <div className={styles.inside}>
        {permission && <p className={styles.summary}>{t('api.permission', { name: permission })}</p>}
        {parameters.length > 0 && (
          <>
            <h3>{t('api.parameters')}</h3>
            <ul className={styles.fields}>
              {parameters.map((parameter) => (
                <FieldLine
                  key={`${parameter.in} ${parameter.name}`}
                  name={parameter.name}
                  schema={parameter.schema ?? {}}
                  isRequired={parameter.required ?? false}
                  document={document}
                  depth={deepest}
                />
              ))}
            </ul>
          </>
        )}
        {body && <SchemaPart title={t('api.body')} schema={body} document={document} />}
        {answer && <SchemaPart title={t('api.answer')} schema={answer} document={document} />}
      </div>
    </details>
  )
}

function SchemaPart({
  title,
  schema,
  document,
}: {
  readonly title: string
  readonly schema: ApiSchema
  readonly document: ApiDocument
}) {
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.fields}>
        <Fields schema={schema} document={document} depth={0} />
      </ul>
    </>
  )
}

function Fields({
  schema,
  document,
  depth,
}: {
  readonly schema: ApiSchema
  readonly document: ApiDocument
  readonly depth: number
}) {
  const known = resolve(schema, document)
  const fields = Object.entries(known.properties ?? {})
  if (fields.length === 0)
    return (
      <li>
        <code className={styles.type}>{typeWords(known, document)}</code>
      </li>
    )
  return fields.map(([name, field]) => (
    <FieldLine
      key={name}
      name={name}
      schema={field}
      isRequired={known.required?.includes(name) ?? false}
      document={document}
      depth={depth}
    />
  ))
}

interface FieldLineProps {
  readonly name: string
  readonly schema: ApiSchema
  readonly isRequired: boolean
  readonly document: ApiDocument
  readonly depth: number
}

function FieldLine({ name, schema, isRequired, document, depth }: FieldLineProps) {
  const t = useWords(appWords)
  const known = resolve(schema, document)
  const inner = known.type === 'array' && known.items ? resolve(known.items, document) : known
  const opens = depth < deepest && inner.properties !== undefined
  return (
    <li>
      <code>{name}</code> <code className={styles.type}>{typeWords(known, document)}</code>
      {isRequired && <span className={styles.required}>{t('api.required')}</span>}
      {known.description && <span className={styles.text}>{known.description}</span>}
      {opens && (
        <ul className={styles.fields}>
          <Fields schema={inner} document={document} depth={depth + 1} />
        </ul>
      )}
    </li>
  )
}
