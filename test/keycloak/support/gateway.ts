import { createServer, type ServerResponse } from 'node:http'
import { portOf } from '../../support/identity.ts'

/** How a gateway in front of an issuer may behave. */
export type Weather = 'fair' | 'down' | 'silent' | 'maintenance' | 'slow'

export interface Gateway {
  url: string
  weather: Weather
  /** Requests that came, whatever became of them. */
  requests: number
  close(): Promise<void>
}

/** Stands between the product and the issuer's certificate endpoint, as a proxy does in front of a real one. */
export async function openGateway(target: string): Promise<Gateway> {
  const server = createServer((request, response) => {
    gateway.requests++
    void behave[gateway.weather](response)
    request.resume()
  })
  const behave: Record<Weather, (response: ServerResponse) => Promise<void> | void> = {
    fair: response => pass(target, response),
    down: response => void response.destroy(),
    silent: () => {},
    maintenance: response =>
      void response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>Wartung</title>'),
    slow: response => void setTimeout(() => void pass(target, response), 1_500),
  }
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const gateway: Gateway = {
    url: `http://127.0.0.1:${portOf(server)}/certs`,
    weather: 'fair',
    requests: 0,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
  return gateway
}

async function pass(target: string, response: ServerResponse): Promise<void> {
  try {
    const answer = await fetch(target)
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(await answer.text())
  } catch {
    response.destroy()
  }
}
