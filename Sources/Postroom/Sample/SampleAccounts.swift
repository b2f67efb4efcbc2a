/// The customers of the sample office. Every name, address and number is invented; telephone numbers are from the
/// ranges that Ofcom keeps for drama.
enum SampleAccounts {
    static let onHold = ["13106", "14766", "15310"]
    static let byPost = ["14022", "12990"]

    static let csv = """
        account number,name,class,status,payment method,credit controller,account manager,contact name,salutation,address line 1,address line 2,address line 3,city,county,postcode,country,email,telephone,mobile,flags,since,currency,group,building,billing cycle
        12345,Hartley & Sons Joinery Ltd,UK Limited,Active,bank transfer,Priya Nair,Tom Aldridge,Janet Hartley,Ms Hartley,Unit 4,Kirkstall Forge Yard,,Leeds,West Yorkshire,LS5 3BT,,accounts@hartleyjoinery.example,0113 496 0142,,Disputed|Do not suspend without a call,2019-03-14,,Trade,Kirkstall Forge Yard,Monthly
        11560,Pennine Vehicle Hire Ltd,UK Limited,Active,direct debit,Priya Nair,Tom Aldridge,Colin Ackroyd,Mr Ackroyd,Depot 2,Tong Lane,,Bradford,West Yorkshire,BD4 6ZZ,,purchase.ledger@penninehire.example,01274 496 0111,07700 900211,,2017-06-01,,Trade,,Monthly
        13871,Riverside House RTM Company Ltd,UK Limited,Active,bank transfer,Priya Nair,,The Company Secretary,,Riverside House,12 Dock Street,,Leeds,,LS10 1ZZ,,secretary@riversidehouse.example,0113 496 0387,,,2021-02-11,,Trade,Riverside House,Monthly
        14766,Zielinski Electrical Services,Self-Employed / Sole Trader,Active,card,Sam Okafor,,Marek Zielinski,Mr Zielinski,8 Carr Mill Road,,,Wakefield,,WF1 9ZZ,,marek@zielinskielectrical.example,,07700 900476,Payment plan,2020-09-21,,Trade,,Monthly
        10977,Okonkwo & Bell Solicitors LLP,UK Limited,Active,bank transfer,Priya Nair,Tom Aldridge,Adaeze Okonkwo,Ms Okonkwo,2nd Floor,Chancery Court,14 Park Row,Leeds,West Yorkshire,LS1 5ZZ,,accounts@okonkwobell.example,0113 496 0977,,VIP,2016-11-03,,Trade,,Monthly
        12031,Mr Gareth Llewellyn,Residential / Consumer,Suspended,direct debit,Megan Rees,,Gareth Llewellyn,Mr Llewellyn,31 Heol y Bryn,,,Caerffili,,CF83 9ZZ,,gareth@llewellyn.example,,07700 900031,,2022-01-17,,Household,,Monthly
        11203,The Copper Kettle Café,UK Limited,Active,card,Megan Rees,,Joanna Brennan,Ms Brennan,5 Market Place,,,Otley,West Yorkshire,LS21 9ZZ,,hello@copperkettle.example,01632 960203,,,2018-05-30,,Trade,,Monthly
        14390,Tamsin Trevanion Ceramics,Self-Employed / Sole Trader,Active,bank transfer,Sam Okafor,,Tamsin Trevanion,Ms Trevanion,The Old Net Loft,Harbour Hill,,St Ives,Cornwall,TR26 9ZZ,,tamsin@trevanionceramics.example,01632 960390,,,2021-07-08,,Trade,,Monthly
        13106,Kestrel Print & Packaging Ltd,UK Limited,Suspended,bank transfer,Priya Nair,Tom Aldridge,Denise Whittle,Mrs Whittle,Units 7 to 9,Holbeck Trading Estate,Domestic Street,Leeds,,LS11 9ZZ,,ledger@kestrelprint.example,0113 496 0310,,Do not suspend without a call,2015-04-20,,Trade,Holbeck Trading Estate,Monthly
        12777,Ms Aisha Rahman,Residential / Consumer,Active,direct debit,Megan Rees,,Aisha Rahman,Ms Rahman,Flat 12,Salts Wharf,Victoria Road,Shipley,,BD17 9ZZ,,aisha@rahman.example,,07700 900277,,2023-03-02,,Household,Salts Wharf,Monthly
        14518,Moss Side Community Trust,Charity,Active,cheque,Sam Okafor,,Beverley Clarke,Ms Clarke,The Hub,200 Moss Lane East,,Manchester,,M14 9ZZ,,finance@mosssidetrust.example,0161 496 0518,,,2019-10-10,,Public and charity,,Quarterly
        12418,Fairweather Property Management,UK Limited,Active,bank transfer,Priya Nair,Tom Aldridge,Helen Fairweather,Ms Fairweather,Fairweather House,88 Headingley Lane,,Leeds,West Yorkshire,LS6 9ZZ,,payables@fairweatherpm.example,0113 496 0418,,VIP,2014-08-15,,Trade,Fairweather House,Monthly
        14022,Birchall Brothers Butchers,UK Limited,Ceased,cheque,Megan Rees,,Frank Birchall,Mr Birchall,16 High Street,,,Skipton,North Yorkshire,BD23 9ZZ,,,01632 960022,,,2013-01-07,,Trade,,Monthly
        10482,Brightwater Dental Practice,UK Limited,Active,direct debit,Sam Okafor,,Priti Solanki,Dr Solanki,Brightwater House,3 Wells Road,,Ilkley,,LS29 9ZZ,,practice@brightwaterdental.example,01632 960482,,,2018-02-26,,Trade,Brightwater House,Monthly
        15020,Blue Door Nursery Ltd,UK Limited,Active,direct debit,Megan Rees,,Siobhan Daly,Ms Daly,1 Blue Door Lane,,,Harrogate,North Yorkshire,HG1 9ZZ,,office@bluedoornursery.example,01423 496 020,,,2022-08-22,,Trade,,Monthly
        13300,Northgate Facilities Group plc,UK PLC,Active,bank transfer,Priya Nair,Tom Aldridge,Accounts Payable,Sir or Madam,Northgate Tower,1 Northgate Square,,Sheffield,South Yorkshire,S1 9ZZ,,ap@northgatefacilities.example,0114 496 0300,,VIP,2012-05-14,,Key accounts,Northgate Tower,Monthly
        15101,Zażółć Gęślą Jaźń sp. z o.o.,International,Active,bank transfer,Sam Okafor,,Łucja Wiśniewska,Pani Wiśniewska,ul. Świętokrzyska 14/3,,,Łódź,,90-999,Poland,faktury@zazolc.example,+48 000 000 101,,,2021-11-29,EUR,Export,,Quarterly
        15102,Αφοί Παπαδόπουλοι Ο.Ε.,International,Active,bank transfer,Sam Okafor,,Ελένη Παπαδοπούλου,κυρία Παπαδοπούλου,Οδός Αριστοτέλους 25,,,Θεσσαλονίκη,,546 99,Greece,logistirio@papadopouloi.example,+30 000 000 0102,,,2020-04-06,EUR,Export,,Quarterly
        15103,İğdır Çay Şirketi,International,Active,bank transfer,Sam Okafor,,Gülşah Yıldırım,Sayın Yıldırım,Şehit Öğretmen Sokağı 7,,,Iğdır,,76999,Türkiye,muhasebe@igdircay.example,+90 000 000 0103,,,2022-06-13,EUR,Export,,Quarterly
        15104,شركة النخيل للاتصالات,International,Active,bank transfer,Sam Okafor,,ليلى الحداد,السيدة ليلى الحداد,شارع الكورنيش 12,,,دبي,,,United Arab Emirates,accounts@alnakheel.example,+971 0 000 0104,,,2021-01-18,USD,Export,,Quarterly
        15105,上海云桥科技有限公司,International,Active,bank transfer,Sam Okafor,,王晓明,王先生,南京西路 999 号 8 楼,,,上海,,200099,China,caiwu@yunqiao.example,+86 00 0000 0105,,,2023-09-04,USD,Export,,Quarterly
        15106,Bücher Straßberger GmbH,International,Active,bank transfer,Sam Okafor,,Jürgen Straßberger,Herr Straßberger,Mühlgäßchen 3,,,München,,80999,Germany,rechnung@strassberger.example,+49 000 0000106,,,2019-12-02,EUR,Export,,Quarterly
        15107,株式会社かもめ通信,International,Active,bank transfer,Sam Okafor,,佐藤 美咲,佐藤様,港町 1-2-3,,,横浜市,,231-9999,Japan,keiri@kamome.example,+81 00 0000 0107,,,2024-02-19,JPY,Export,,Quarterly
        15310,The Honourable Company of Bargemasters and Lock-Keepers of the Leeds and Liverpool Canal (Northern Reaches) Benevolent Fund,Charity,Active,cheque,Megan Rees,,Sir Peregrine Fotheringay-Cholmondeley,Sir Peregrine,The Former Canal Company Warehouse and Granary Buildings,,,Stanbury-upon-the-Hill with Lower Oakworth,,BD22 9ZZ,,clerk@bargemasters.example,01632 960310,,,2011-09-09,,Public and charity,,Quarterly
        11888,Calverley Cricket Club,Charity,Active,cash,Megan Rees,,Norman Priestley,Mr Priestley,The Pavilion,Victoria Park,,Pudsey,,LS28 9ZZ,,treasurer@calverleycc.example,01632 960888,,,2017-03-27,,Public and charity,,Quarterly
        12106,Otley Road Garage,Self-Employed / Sole Trader,Active,card,Sam Okafor,,Dale Metcalfe,Mr Metcalfe,212 Otley Road,,,Leeds,,LS16 9ZZ,,dale@otleyroadgarage.example,0113 496 0106,,,2019-06-18,,Trade,,Monthly
        12990,Miss Edith Lumb,Residential / Consumer,Active,cheque,Megan Rees,,Edith Lumb,Miss Lumb,9 Almshouse Row,,,Haworth,,BD22 9ZY,,,01632 960990,,Vulnerable,2016-02-15,,Household,,Monthly
        13044,Airedale Borough Council,Public Sector,Active,bank transfer,Priya Nair,Tom Aldridge,Exchequer Services,,Civic Centre,Church Street,,Bingley,West Yorkshire,BD16 9ZZ,,exchequer@airedale.example,01632 960044,,,2010-10-04,,Public and charity,,Quarterly
        13219,Dewsbury Mill Apartments Ltd,UK Limited,Active,direct debit,Priya Nair,,Karen Oldroyd,Mrs Oldroyd,The Estate Office,Dewsbury Mills,,Dewsbury,,WF12 9ZZ,,estate@dewsburymill.example,01632 960219,,,2020-01-13,,Trade,,Monthly
        13402,Hebden Looms CIC,Charity,Active,bank transfer,Megan Rees,,Rosie Sutcliffe,Ms Sutcliffe,Old Dye House,Bridge Gate,,Hebden Bridge,,HX7 9ZZ,,rosie@hebdenlooms.example,01632 960402,,Payment plan,2021-05-05,,Public and charity,,Quarterly
        13555,Quarry Bank Veterinary Centre,UK Limited,Active,direct debit,Sam Okafor,,Iain Murchison,Mr Murchison,Quarry Bank,Stone Lane,,Halifax,,HX1 9ZZ,,accounts@quarrybankvets.example,01632 960555,,,2018-09-17,,Trade,,Monthly
        13610,Telfer Tool Hire Ltd,UK Limited,Ex-Customer,bank transfer,Priya Nair,,Graham Telfer,Mr Telfer,Yard 3,Canal Road,,Leeds,,LS12 9ZZ,,graham@telfertools.example,0113 496 0610,,,2014-12-01,,Trade,,Monthly
        13733,Dr Mei-Ling Cheung,Residential / Consumer,Active,card,Megan Rees,,Mei-Ling Cheung,Dr Cheung,27 Weetwood Avenue,,,Leeds,,LS16 9ZY,,meiling@cheung.example,,07700 900733,,2023-11-20,,Household,,Monthly
        13902,Saltaire Wholefoods Co-operative,UK Limited,Active,bank transfer,Sam Okafor,,Bridget O'Dowd,Ms O'Dowd,40 Victoria Road,,,Saltaire,,BD18 9ZZ,,accounts@saltairewholefoods.example,01632 960902,,,2015-07-07,,Trade,,Monthly
        14107,Rhodes & Daughters Funeral Directors,UK Limited,Active,direct debit,Megan Rees,,Alison Rhodes,Mrs Rhodes,11 Chapel Hill,,,Morley,,LS27 9ZZ,,office@rhodesanddaughters.example,0113 496 0107,,,2016-06-20,,Trade,,Monthly
        14251,Beeston Boxing Academy,Charity,Suspended,cash,Sam Okafor,,Delroy Francis,Mr Francis,Unit 1,Cross Flatts Grove,,Leeds,,LS11 9ZY,,delroy@beestonboxing.example,,07700 900251,Breathing space,2022-04-11,,Public and charity,,Quarterly
        14633,Tadcaster Steam Laundry Ltd,UK Limited,Active,bank transfer,Priya Nair,,Roger Dunnington,Mr Dunnington,Wharfe Bank,Mill Lane,,Tadcaster,North Yorkshire,LS24 9ZZ,,roger@tadcasterlaundry.example,01632 960633,,,2018-01-22,,Trade,,Monthly
        14899,Lark & Linnet Interiors,Self-Employed / Sole Trader,Active,card,Megan Rees,,Philippa Lark,Ms Lark,The Arches,Granary Wharf,,Leeds,,LS1 9ZZ,,studio@larklinnet.example,0113 496 0899,,,2023-06-26,,Trade,,Monthly
        15205,Whitby Smokehouse Ltd,UK Limited,Active,bank transfer,Sam Okafor,,Craig Verrill,Mr Verrill,4 Pier Road,,,Whitby,North Yorkshire,YO21 9ZZ,,orders@whitbysmokehouse.example,01632 960205,,,2020-08-31,,Trade,,Monthly
        15277,Nidderdale Broadband Partners,Reseller,Active,direct debit,Priya Nair,Tom Aldridge,Oliver Pratt,Mr Pratt,The Exchange,King Street,,Pateley Bridge,,HG3 9ZZ,,billing@nidderdalebroadband.example,01632 960277,,VIP,2017-10-16,,Trade,,Monthly
        """

    static let neighbour = """
        account number,name,contact name,salutation,line 1,city,postcode,email,telephone
        90001,Skipton Canal Cruises Ltd,Wendy Thackray,Mrs Thackray,The Wharf,Skipton,BD23 9ZY,office@skiptoncruises.example,01632 960901

        """
}
