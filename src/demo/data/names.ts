const words = (text: string): readonly string[] => text.split(' ');

/** Common given names and family words of the peoples of Palembang, freely combined: no list of real people. */
export interface Heritage {
  readonly male: readonly string[];
  readonly female: readonly string[];
  readonly maleLast: readonly string[];
  readonly femaleLast: readonly string[];
}

export const malay: Heritage = {
  male: words(
    'Ahmad Muhammad Abdul Akhmad Zainal Amiruddin Fahrizal Hasanuddin Ismail Jamaluddin Kamaruddin Lukman Mahmud Nurdin Ridwan Rusdi Saiful Syamsul Taufik Umar Yusuf Zulkifli Iskandar Husin Marwan Rozali Firdaus Hendra Rizki Fadli Aldi Reza Rahmat Effendi Darmawan Romadhon',
  ),
  female: words(
    'Siti Nur Fatimah Aisyah Rahmawati Maryam Zubaidah Halimah Khadijah Rosmala Nuraini Yuliana Salmah Zaleha Marlina Rosita Mardiana Farida Hartati Susilawati Rohani Latifah Azizah Nadia Putri Indah Annisa Rizka Fitri Dina Meli Ulfa Suryani Yanti Sri Elvira',
  ),
  maleLast: words(
    'Akbar Alfarizi Alamsyah Aziz Bakri Fauzi Fikri Hakim Hamid Hidayat Ibrahim Idris Kurniawan Lubis Maulana Muslim Nasution Pratama Putra Ramadhan Saputra Sani Syahputra Syarif Wahyudi Yahya Zakaria Rasyid Hasan Ilyas',
  ),
  femaleLast: words(
    'Agustina Anggraini Apriani Astuti Damayanti Fitriani Handayani Hasanah Khairunnisa Lestari Maharani Mulyani Novianti Octaviani Pratiwi Puspita Rahayu Ramadhani Safitri Sari Utami Wahyuni Wulandari Yulianti Zahra Kartika Melati Permata Oktarina',
  ),
};

export const javanese: Heritage = {
  male: words(
    'Agus Bambang Budi Dedi Eko Gunawan Hadi Heru Joko Purnomo Slamet Sugeng Suharto Suparman Sutrisno Teguh Tri Untung Wahyu Widodo Yulianto Dwi Arif Bayu Dimas Galih Wawan Sigit Puji Edi',
  ),
  female: words(
    'Endang Sri Sumarni Suparti Tri Wahyu Wiwik Yuni Ratna Rini Retno Lestari Kartini Dwi Dewi Eka Ayu Murni Ningsih Partini Sulastri Sugiarti Tutik Umi Winarti Intan Nova Rina Dyah Peni',
  ),
  maleLast: words(
    'Cahyono Haryanto Kusuma Nugroho Prabowo Prasetyo Purwanto Raharjo Santoso Setiawan Siswanto Subagyo Sudarsono Sulistyo Sunaryo Supriyadi Susanto Suwarno Utomo Wibowo Wijaya Winarno Yudianto Hartono Mulyono',
  ),
  femaleLast: words(
    'Hapsari Hastuti Indrawati Kusumawati Lestari Maryati Nurhayati Pangestu Purwanti Rahayu Setyowati Sulistyowati Suryaningsih Susanti Utami Wahyuningsih Widayati Widyastuti Wijayanti Yuliati',
  ),
};

export const minang: Heritage = {
  male: words(
    'Afrizal Syafril Yuharmen Zulfahmi Bustami Erizal Hendri Irwan Jasril Masrul Nofrizal Rafles Syahrial Yondri Zulhendri Dasril Febri Ilham Rinaldi Ferdi',
  ),
  female: words(
    'Yusnidar Asnawati Desmawati Elfira Fitria Gusnimar Hasnah Jusmaniar Mimi Nelfa Rosdiana Syafrida Upik Warni Yulnita Zuraida Elsi Rahmi Wirda Yessi',
  ),
  maleLast: words('Chaniago Koto Sikumbang Piliang Tanjung Jambak Guci Malik Putra Hamzah Burhan Anwar'),
  femaleLast: words('Chaniago Koto Piliang Tanjung Jambak Guci Yanti Desi Oktavia Murni Yeni Anwar'),
};

export const chinese: Heritage = {
  male: words(
    'Hendra Budiman Andi Denny Herman Johan Kevin Rudy Stefanus Tony William Vincent Felix Yohanes',
  ),
  female: words(
    'Linda Lily Meylani Susan Vivian Yenny Angelina Christine Debby Felicia Jessica Maria Stella',
  ),
  maleLast: words('Gunawan Halim Hartono Kusnadi Lim Salim Tan Tanuwijaya Wijaya Chandra Sutanto Wirawan'),
  femaleLast: words('Gunawan Halim Hartanti Kusuma Lim Salim Tan Tanuwijaya Wijaya Chandra Susanto Wirawan'),
};

/** Signs of descent of old Palembang families, part of the name. */
export const descent = {
  male: words('Kemas Kiagus Masagus Raden'),
  female: words('Nyimas Nyayu Masayu'),
} as const;

export const birthPlaces: readonly string[] =
  'Prabumulih,Lubuklinggau,Kayuagung,Baturaja,Lahat,Muara Enim,Pagar Alam,Sekayu,Pangkalan Balai,Indralaya,Martapura,Jambi,Bengkulu,Pangkalpinang,Bandar Lampung,Padang,Bukittinggi,Yogyakarta,Jakarta,Bandung'.split(
    ',',
  );

export const streets: readonly string[] = words(
  'Anggrek Melati Mawar Kenanga Cempaka Dahlia Flamboyan Teratai Kamboja Seroja Bougenville Nusa Mandala Purnama',
);
