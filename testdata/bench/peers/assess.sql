-- The same sums in SQL, for sqlite3 and DuckDB: in binary floating point and with nothing checked.
WITH m AS (
  SELECT household_id, count(*) AS persons,
         min(CASE WHEN category = 'three_no' THEN 1 ELSE 0 END) AS full_amount
  FROM members GROUP BY household_id
), i AS (
  SELECT household_id,
         sum(CAST(amount AS DOUBLE) /
             CASE WHEN coalesce(months, '') = '' THEN 1 ELSE CAST(months AS DOUBLE) END) AS earned
  FROM incomes WHERE kind <> 'special_care_pension' GROUP BY household_id
), h AS (
  SELECT households.*, coalesce(m.persons, 0) AS persons, coalesce(earned, 0.0) AS earned,
         169.0 * coalesce(m.persons, 0) AS need, coalesce(full_amount, 0) AS full_amount
  FROM households LEFT JOIN m ON m.household_id = households.household_id
                  LEFT JOIN i ON i.household_id = households.household_id
), j AS (
  SELECT *, earned < need - 1e-9 AS entitled FROM h
)
SELECT household_id, subdistrict, community, head_name, address, phone, housing, floor_area,
       heating, heating_fee, electricity_account, residence, pay_method, payee_name, bank, account,
       persons, printf('%.2f', earned + 1e-7) AS income, printf('%.2f', need) AS need,
       CASE WHEN entitled THEN 'eligible' ELSE 'ineligible' END AS verdict,
       printf('%.2f', CASE WHEN NOT entitled THEN 0.0 WHEN full_amount = 1 THEN need
                           ELSE need - earned + 1e-7 END) AS amount
FROM j ORDER BY household_id
