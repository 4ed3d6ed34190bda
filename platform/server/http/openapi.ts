import { z } from 'zod'
import type { RouteContract, Words } from '#kit'
import type { Room } from '../room.ts'

const jsonSchema = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' }) as Record<string, unknown>
const answerSchema = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', target: 'draft-2020-12' }) as Record<string, unknown>

const sayBoth = (words: Words) => `${words.vi}\n\n${words.en}`

const problem = {
  description: 'Từ chối, theo RFC 9457 / A refusal as problem details (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** The API as OpenAPI 3.1, made from the very schemas that judge requests. */
export function toOpenApi(rooms: readonly Room[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = { '/api/intents': { post: arrayDoor() } }
  for (const room of rooms) {
    for (const { contract } of room.reads ?? []) {
      const path = toTemplate(`/api${contract.path}`)
      paths[path] = { ...paths[path], get: readOperation(room.name, contract) }
    }
    for (const { contract } of room.intents ?? [])
      paths[`/api/intents/${contract.type}`] = { post: intentOperation(room.name, contract) }
    for (const route of room.routes ?? []) {
      const path = toTemplate(route.path)
      paths[path] = { ...paths[path], [route.method]: routeOperation(room.name, route) }
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Nhạc Trưởng', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: { schemas: { Problem: problemSchema, IntentAnswer: answerOfDoor }, securitySchemes },
    security: [{ session: [] }, { token: [] }],
  }
}

/** `/accounts/:id` as OpenAPI writes it: `/accounts/{id}`. */
function toTemplate(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}')
}

/** A route of a room's plugin. Only people come this way: a token opens none of them. */
function routeOperation(room: string, { path, body, bytes, answer, permission, title }: RouteContract) {
  const parameters = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const content = bytes
    ? { [bytes]: { schema: { type: 'string', format: 'binary' } } }
    : body && { 'application/json': { schema: jsonSchema(body) } }
  const requestBody = content && { required: true, content }
  const ok = answer
    ? { 200: { description: 'OK', content: { 'application/json': { schema: answerSchema(answer) } } } }
    : { 204: { description: 'Xong, không có nội dung / Done, nothing to say' } }
  return {
    tags: [room],
    summary: title.en,
    description: sayBoth(title),
    'x-permission': permission,
    security: permission === 'public' ? [] : [{ session: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: { ...ok, default: problem },
  }
}

type Contract = { path: string; query: z.ZodType; answer: z.ZodType; permission: string; title: Words }

function readOperation(room: string, contract: Contract): Record<string, unknown> {
  const query = jsonSchema(contract.query)
  const properties = (query['properties'] ?? {}) as Record<string, unknown>
  const required = (query['required'] ?? []) as string[]
  return {
    tags: [room],
    summary: contract.title.en,
    description: sayBoth(contract.title),
    'x-permission': contract.permission,
    parameters: Object.entries(properties).map(([name, schema]) => ({
      name,
      in: contract.path.includes(`:${name}`) ? 'path' : 'query',
      required: contract.path.includes(`:${name}`) || required.includes(name),
      schema,
    })),
    responses: {
      200: { description: 'OK', content: { 'application/json': { schema: answerSchema(contract.answer) } } },
      304: { description: 'Không đổi / Not changed' },
      default: problem,
    },
  }
}

function intentOperation(
  room: string,
  contract: { type: string; payload: z.ZodType; permission: string; title: Words },
) {
  return {
    tags: [room],
    summary: contract.title.en,
    description: sayBoth(contract.title),
    'x-permission': contract.permission,
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['id', 'payload'],
            properties: {
              id: { type: 'string', format: 'uuid' },
              occurredAt: { type: 'string', format: 'date-time' },
              payload: jsonSchema(contract.payload),
            },
          },
        },
      },
    },
    responses: { 200: okAnswer('#/components/schemas/IntentAnswer'), default: problem },
  }
}

function arrayDoor() {
  return {
    tags: ['intents'],
    summary: 'Many intents at once; each is answered for itself',
    description:
      'Gửi nhiều việc một lần; mỗi việc có câu trả lời riêng.\n\nMany intents at once; each is answered for itself, in order.',
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['intents'],
            properties: {
              deviceNow: { type: 'string', format: 'date-time' },
              intents: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['id', 'type', 'payload'],
                  properties: {
                    id: { type: 'string', format: 'uuid' },
                    type: { type: 'string' },
                    occurredAt: { type: 'string', format: 'date-time' },
                    payload: { type: 'object' },
                  },
                },
              },
            },
          },
        },
      },
    },
    responses: {
      200: {
        description: 'OK',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: { answers: { type: 'array', items: { $ref: '#/components/schemas/IntentAnswer' } } },
            },
          },
        },
      },
      default: problem,
    },
  }
}

const okAnswer = (ref: string) => ({ description: 'OK', content: { 'application/json': { schema: { $ref: ref } } } })

const words = { type: 'object', properties: { vi: { type: 'string' }, en: { type: 'string' } } }

/** What a refusal says beside its code and words. */
const ofRefusal = {
  code: { type: 'string' },
  words,
  field: { type: 'string', description: 'the input to mend, a dotted path' },
  params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
  standsAlready: { const: true, description: 'what was asked for stands already, by whoever: nothing is to be mended' },
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'words', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'request id' },
    ...ofRefusal,
  },
}

const answerOfDoor = {
  type: 'object',
  required: ['id', 'outcome'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    outcome: { enum: ['accepted', 'already-done', 'refused', 'fault'] },
    recordedAt: { type: 'string', format: 'date-time' },
    result: {},
    refusal: { type: 'object', properties: ofRefusal },
    requestId: { type: 'string' },
  },
}

const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'nt_session' },
  token: { type: 'http', scheme: 'bearer' },
}
