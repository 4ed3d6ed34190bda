import { buildServer, type Clock, type House, openHouse, openLog, type Room } from '#platform/server'

/** A second server on the database of a test city, opened another way: with more rooms, the sample, a log that is read. */
export async function openBeside(
  city: { readonly databaseUrl: string; readonly house: House; readonly clock: Clock },
  options: { rooms?: readonly Room[]; sample?: boolean; log?: House['log']; secretsKey?: Buffer } = {},
): Promise<{ url: string; house: House; close(): Promise<void> }> {
  const house = await openHouse({
    databaseUrl: city.databaseUrl,
    poolSize: 4,
    rooms: [...city.house.rooms, ...(options.rooms ?? [])],
    profile: city.house.profile,
    clock: async () => city.clock,
    log: options.log ?? openLog({ level: 'silent' }),
    filesFolder: '/nowhere',
    secretsKey: options.secretsKey ?? Buffer.alloc(32),
    webFolder: city.house.webFolder,
    version: '0.0.0',
    sample: options.sample ?? false,
    checkAnswers: true,
  })
  const app = await buildServer(house)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const close = async () => {
    await app.close()
    await house.close()
  }
  return { url, house, close }
}
