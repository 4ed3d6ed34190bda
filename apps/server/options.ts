import path from 'node:path'
import { parseArgs } from 'node:util'

/** How the server was asked to run: command line first, then environment, then defaults. */
export interface ServerOptions {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  readonly profile: string | undefined
  readonly sample: boolean
  readonly databaseUrl: string | undefined
  readonly directUrl: string | undefined
  readonly logLevel: string
  readonly trustProxy: boolean
  readonly metricsToken: string | undefined
  readonly secretsKey: string | undefined
  /** Where the profiles of cities lie; a city may keep its own outside the program's folder. */
  readonly profilesFolder: string
}

/** Reads the options; a fault names the one that cannot be read. */
export function readOptions(argv: readonly string[], env: NodeJS.ProcessEnv, root: string): ServerOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      profile: { type: 'string' },
      'no-sample': { type: 'boolean' },
    },
  })
  const port = Number(values.port ?? env.PORT ?? 2707)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port must be 0–65535, not ${values.port ?? env.PORT}`)
  return {
    port,
    host: env.HOST ?? '127.0.0.1',
    dataFolder: path.resolve(root, values.data ?? 'data'),
    profile: values.profile,
    sample: values['no-sample'] !== true,
    databaseUrl: env.DATABASE_URL || undefined,
    directUrl: env.DATABASE_DIRECT_URL || undefined,
    logLevel: env.LOG_LEVEL ?? 'warn',
    trustProxy: env.TRUST_PROXY === '1',
    metricsToken: env.METRICS_TOKEN || undefined,
    secretsKey: env.SECRETS_KEY || undefined,
    profilesFolder: path.resolve(root, env.PROFILES_FOLDER ?? 'profiles'),
  }
}
