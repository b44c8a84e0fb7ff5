import { describe, expect, test } from 'vitest'
import { blocksOf, openIn } from './plainText.ts'

const kinds = (text: string) => blocksOf(text).map(({ kind, lines }) => [kind, lines.length])
const pieces = (line: string) => blocksOf(line)[0]!.lines[0]!
const links = (line: string) =>
  pieces(line).flatMap(piece => (piece.kind === 'link' ? [[piece.text, piece.to]] : []))

describe('C18: a text without markup', () => {
  test('paragraphs, headings and lists follow from the first sign of a line', () => {
    const text =
      'Landratsamt\nZimmer 3\n\n\n# Telefon\n0621 1234\r\n- Montag\n- Dienstag\n\n- Mittwoch\n'
    expect(kinds(text)).toEqual([
      ['paragraph', 2],
      ['heading', 1],
      ['paragraph', 1],
      ['list', 2],
      ['list', 1],
    ])
  })

  test('a sign is one only with a blank after it', () => {
    expect(kinds('#1 im Land\n-5 Grad\n----')).toEqual([['paragraph', 3]])
    expect(pieces('#1 im Land')).toEqual([{ kind: 'words', text: '#1 im Land' }])
  })

  test('two headings are two', () => {
    expect(kinds('# A\n# B')).toEqual([
      ['heading', 1],
      ['heading', 1],
    ])
  })

  test('nothing is lost: the pieces of a line are the line', () => {
    for (const line of [
      'Siehe https://a.de/b?c=d&e=f#g, oder (https://x.de).',
      'hilfe@kreis.test; mailto:büro@kreis-süd.test',
      'a@b, @c, d@, e@f.g.h. http:// https://',
      '[bitte eintragen: Name] und [1] und [bitte eintragen:]',
    ])
      expect(
        pieces(line)
          .map(({ text }) => text)
          .join(''),
      ).toBe(line)
  })

  test.each([
    ['https://a.de/b?c=d&e=f.', [['https://a.de/b?c=d&e=f', 'https://a.de/b?c=d&e=f']]],
    ['(siehe http://a.de)', [['http://a.de', 'http://a.de']]],
    ['hilfe@kreis.test.', [['hilfe@kreis.test', 'mailto:hilfe@kreis.test']]],
    ['mailto:hilfe@kreis.test', [['mailto:hilfe@kreis.test', 'mailto:hilfe@kreis.test']]],
  ])('%s leads there', (line, expected) => {
    expect(links(line)).toEqual(expected)
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'ftp://a.de',
    'https://',
    'http://[::',
    'a @ b.de',
  ])('%s leads nowhere', line => {
    expect(links(line)).toEqual([])
  })

  test('what is still to be filled in is told, and counted', () => {
    const text = 'Telefon: [bitte eintragen: Nummer]\n[please fill in: name] [1]'
    expect(openIn(text)).toBe(2)
    expect(
      blocksOf(text)[0]!
        .lines.flat()
        .filter(({ kind }) => kind === 'open'),
    ).toHaveLength(2)
  })
})
