import { readFileSync } from 'node:fs'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Request, Response } from 'express'
import { expect, test } from 'vitest'
import { securityHeaders } from '../../backend/src/platform/api/headers.ts'

const read = (name: string) =>
  readFileSync(new URL(`../../infra/nginx/${name}`, import.meta.url), 'utf8')
const HEADER = /^add_header (?<name>[\w-]+) (?<quote>["']?)(?<value>.*)\k<quote> always;$/gm
const TLS = 'strict-transport-security'

/** What the backend says to browsers when the sign-in is at this address. */
function fromBackend(signIn: string): object {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  securityHeaders([signIn])(response.req as Request, response as Response, () => {})
  return response.getHeaders()
}

test('GQL-9: the UI’s files carry the headers that the backend sets, on every answer', () => {
  const headers = [...read('ui-headers.conf').matchAll(HEADER)].map(({ groups }) => [
    groups?.['name'],
    groups?.['value'],
  ])

  const { [TLS]: transport, ...fromNginx } = Object.fromEntries(headers) as Record<string, string>

  expect(fromNginx).toEqual({ ...fromBackend('$sign_in') })
  expect(transport).toBe('$transport_security')
})

test('each place with headers of its own has those of the UI too, and no proxied one sets any', () => {
  const places = read('site.conf')
    .split(/^location /m)
    .slice(1)

  for (const place of places) {
    expect(place.includes('ui-headers.conf')).toBe(place.includes('try_files'))
    if (place.includes('proxy_pass')) expect(place).not.toContain('add_header')
  }
  expect(read('keycloak.conf')).not.toContain('add_header')
})

test('documents pass, and leave nothing on a disk on their way', () => {
  const place = /location \/api\/documents\/ \{[^}]*\}/.exec(read('site.conf'))?.[0]
  expect(place).toContain('proxy_pass $backend;')
  expect(place).toContain('proxy_max_temp_file_size 0;')
})

test('a limited link is a secret: its address stands in no log of the proxy', () => {
  const place = /location \/freigabe\/ \{[^}]*\}/.exec(read('site.conf'))?.[0]
  expect(place).toContain('proxy_pass $backend;')
  expect(place).toContain('access_log off;')
  expect(place).toContain('error_log /dev/null emerg;')
})

test('Keycloak hears from nginx alone who asks, and by which scheme even behind a proxy that ends TLS', () => {
  expect(read('keycloak.conf')).toContain('proxy_set_header x-forwarded-proto $public_scheme;')
  expect(read('keycloak.conf')).toContain('proxy_set_header x-forwarded-for $remote_addr;')
  expect(read('keycloak.conf')).toContain("proxy_set_header forwarded '';")
})

test('a redirect of nginx’s own does not name the port it listens to, which no browser reaches', () => {
  expect(read('nginx.conf')).toContain('absolute_redirect off;')
})
