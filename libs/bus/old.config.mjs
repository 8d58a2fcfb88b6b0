import preset from '../../.config/jest.preset.mjs';
export default { ...preset, testMatch: ['<rootDir>/old/*.spec.ts'], moduleNameMapper: { ...(process.env.OLD && {'^\\./consumer-loop\\.js$': '<rootDir>/old/consumer-loop.ts'}), ...preset.moduleNameMapper } };
