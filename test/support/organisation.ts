import type { Static } from 'typebox';
import type { NewPosition, NewUnit, Position, Unit } from '../../src/modules/organisation/schemas.ts';
import type { Answer, TestApp } from './build.ts';

type OnTheWire<T> = { [Name in keyof T]: T[Name] extends Date ? string : T[Name] };
export type UnitBody = OnTheWire<Static<typeof Unit>>;
export type PositionBody = OnTheWire<Static<typeof Position>>;

let number = 0;

/** A unit: a root agency since 2020, unless said otherwise. */
export function aUnit({ call }: Pick<TestApp, 'call'>, about: Partial<NewUnit> = {}): Promise<UnitBody> {
  number += 1;
  const unit = {
    code: `U-${number}`,
    name: `Dinas ${number}`,
    kind: 'agency',
    parentId: null,
    validFrom: '2020-01-01',
  };
  return created(call<UnitBody>('POST', '/v1/units', { body: { ...unit, ...about } }));
}

/** A position: for one administrative officer since 2020, unless said otherwise; in a unit of its own if none is given. */
export async function aPosition(
  api: Pick<TestApp, 'call'>,
  about: Partial<NewPosition> = {},
): Promise<PositionBody> {
  number += 1;
  const unitId = about.unitId ?? (await aUnit(api)).id;
  const position = {
    name: `Pengadministrasi ${number}`,
    kind: 'pelaksana',
    headCountNeeded: 1,
    validFrom: '2020-01-01',
  };
  return created(
    api.call<PositionBody>('POST', '/v1/positions', { body: { ...position, unitId, ...about } }),
  );
}

async function created<Body>(answer: Promise<Answer<Body>>): Promise<Body> {
  const { status, body, text } = await answer;
  if (status !== 201) throw new Error(`not created: ${status} ${text}`);
  return body;
}
