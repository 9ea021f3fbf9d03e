/** Districts of the demo city and their urban villages: an illustration, not a register of places. */
export const districts: readonly { readonly name: string; readonly villages: readonly string[] }[] = [
  { name: 'Alang-Alang Lebar', villages: ['Alang-Alang Lebar', 'Karya Baru', 'Srijaya', 'Talang Kelapa'] },
  {
    name: 'Bukit Kecil',
    villages: ['19 Ilir', '22 Ilir', '23 Ilir', '24 Ilir', '26 Ilir', 'Talang Semut'],
  },
  { name: 'Gandus', villages: ['36 Ilir', 'Gandus', 'Karang Anyar', 'Karang Jaya', 'Pulokerto'] },
  {
    name: 'Ilir Barat I',
    villages: ['26 Ilir D-I', 'Bukit Baru', 'Bukit Lama', 'Demang Lebar Daun', 'Lorok Pakjo', 'Siring Agung'],
  },
  {
    name: 'Ilir Barat II',
    villages: ['27 Ilir', '28 Ilir', '29 Ilir', '30 Ilir', '32 Ilir', '35 Ilir', 'Kemang Manis'],
  },
  {
    name: 'Ilir Timur I',
    villages: [
      '13 Ilir',
      '14 Ilir',
      '15 Ilir',
      '16 Ilir',
      '17 Ilir',
      '18 Ilir',
      '20 Ilir D-I',
      '20 Ilir D-III',
      '20 Ilir D-IV',
      'Kepandean Baru',
      'Sungai Pangeran',
    ],
  },
  {
    name: 'Ilir Timur II',
    villages: ['1 Ilir', '2 Ilir', '3 Ilir', '5 Ilir', 'Lawang Kidul', 'Sungai Buah'],
  },
  { name: 'Ilir Timur III', villages: ['8 Ilir', '9 Ilir', '10 Ilir', '11 Ilir', 'Duku', 'Kuto Batu'] },
  { name: 'Jakabaring', villages: ['8 Ulu', '9-10 Ulu', '15 Ulu', 'Silaberanti', 'Tuan Kentang'] },
  {
    name: 'Kalidoni',
    villages: ['Bukit Sangkal', 'Kalidoni', 'Sungai Lais', 'Sungai Selayur', 'Sungai Selincah'],
  },
  {
    name: 'Kemuning',
    villages: ['20 Ilir D-II', 'Ario Kemuning', 'Pahlawan', 'Pipa Reja', 'Sekip Jaya', 'Talang Aman'],
  },
  {
    name: 'Kertapati',
    villages: ['Karya Jaya', 'Kemang Agung', 'Kemas Rindo', 'Keramasan', 'Kertapati', 'Ogan Baru'],
  },
  {
    name: 'Plaju',
    villages: [
      'Bagus Kuning',
      'Komperta',
      'Plaju Darat',
      'Plaju Ilir',
      'Plaju Ulu',
      'Talang Bubuk',
      'Talang Putri',
    ],
  },
  { name: 'Sako', villages: ['Sako', 'Sako Baru', 'Sialang', 'Sukamaju'] },
  { name: 'Seberang Ulu I', villages: ['1 Ulu', '2 Ulu', '3-4 Ulu', '5 Ulu', '7 Ulu'] },
  {
    name: 'Seberang Ulu II',
    villages: ['11 Ulu', '12 Ulu', '13 Ulu', '14 Ulu', '16 Ulu', 'Sentosa', 'Tangga Takat'],
  },
  { name: 'Sematang Borang', villages: ['Karya Mulya', 'Lebung Gajah', 'Srimulya', 'Suka Mulya'] },
  {
    name: 'Sukarami',
    villages: [
      'Kebun Bunga',
      'Sukabangun',
      'Sukajaya',
      'Sukarami',
      'Sukodadi',
      'Talang Betutu',
      'Talang Jambe',
    ],
  },
];
