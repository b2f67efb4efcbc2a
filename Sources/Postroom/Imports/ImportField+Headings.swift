extension ImportField {
    /// Headings that are taken for this field, most telling first, as the usual ledgers export them; see `key`.
    func headings(in subject: ImportSubject) -> [String] {
        switch self {
        case .account:
            account
                + (subject == .accounts
                    ? ["number", "no", "id", "code"] : ["account", "customer", "contact"])
        case .name:
            [
                "namecustomer", "customername", "accountname", "companyname", "company", "organisation",
                "businessname", "tradingname", "customer", "fullname", "displayname", "name", "contactname",
            ]
        case .firstName: ["contactfirstname", "firstname", "forename", "givenname"]
        case .lastName: ["contactlastname", "lastname", "surname", "familyname"]
        case .contactName:
            ["contactname", "contact", "contactperson", "attention", "forattentionof", "primarycontact"]
        case .salutation: ["salutation", "greeting", "dear"]
        case .email:
            ["email", "emailaddress", "mail", "contactemail", "billingemail", "mainemail", "email1"]
        case .telephone:
            [
                "telephone", "phone", "phone1", "telephone1", "phonenumber", "telephonenumber", "tel",
                "landline",
                "contactphone", "mainphone",
            ]
        case .otherTelephone:
            ["othertelephone", "phone2", "telephone2", "altphone", "otherphone", "secondphone"]
        case .mobile: ["mobile", "mobilenumber", "mobilephone", "cell", "cellphone", "contactmobile"]
        case .status: ["status", "accountstatus", "customerstatus"]
        case .customerClass: ["class", "customerclass", "customertype", "type", "category"]
        case .paymentMethod: ["paymentmethod", "paysby", "method"]
        case .accountManager: ["accountmanager", "salesperson", "salesrep", "owner"]
        case .creditController: ["creditcontroller", "collector", "analyst"]
        case .currency: ["currency", "currencycode", "invoicecurrency", "curr"]
        case .terms: ["terms", "custpaymentterms", "paymentterms", "creditterms"]
        case .flags: ["flags", "flag", "tags"]
        case .group: ["group", "customergroup", "accountgroup", "groupname"]
        case .building: ["building", "buildingname", "site", "sitename", "property", "estate"]
        case .billingCycle: ["billingcycle", "cycle", "billcycle", "invoicingcycle", "billingfrequency"]
        case .since:
            ["since", "customersince", "accountopened", "dateopened", "opened", "joined", "createdon"]
        case .receivesEmail:
            ["receivesemail", "emailcorrespondence", "sendbyemail", "emailinvoices", "wantsemail"]
        default: isPartOfAddress ? addressHeadings : ledgerHeadings
        }
    }

    private var account: [String] {
        [
            "accountnumber", "custnumber", "customernumber", "accountno", "accountref",
            "accountreference",
            "accountcode",
            "acref", "ac", "customerno", "customerid", "customercode", "customeraccount", "accountid",
            "custno",
            "custid",
            "debtorno", "debtornumber", "account",
        ]
    }

    private var isPartOfAddress: Bool {
        switch self {
        case .line1, .line2, .line3, .city, .county, .postcode, .country: true
        default: false
        }
    }

    private var addressHeadings: [String] {
        switch self {
        case .line1:
            [
                "addressline1", "address1", "street1", "street", "addr1", "billingstreet", "poaddressline1",
                "billaddr1", "billingaddressline1", "address",
            ]
        case .line2:
            [
                "addressline2", "address2", "street2", "addr2", "poaddressline2", "billaddr2",
                "billingaddressline2",
            ]
        case .line3:
            [
                "addressline3", "address3", "street3", "addr3", "poaddressline3", "billaddr3",
                "billingaddressline3",
            ]
        case .city: ["city", "town", "posttown", "pocity", "billingcity", "towncity", "address4"]
        case .county: ["county", "region", "state", "province", "poregion", "billingstate", "address5"]
        case .postcode:
            [
                "postcode", "postal", "postalcode", "zip", "zipcode", "popostalcode", "billingpostcode",
                "billingzip",
            ]
        case .country: ["country", "countrycode", "pocountry", "billingcountry"]
        default: []
        }
    }

    private var ledgerHeadings: [String] {
        switch self {
        case .number:
            [
                "number", "invoicenumber", "docid", "invoiceno", "invoice", "documentnumber", "documentno",
                "docnumber", "docno", "invno", "invoiceid", "transactionnumber", "num", "no", "reference",
                "ref",
            ]
        case .date:
            [
                "date", "invoicedate", "postingdate", "documentdate", "docdate", "paymentdate",
                "transactiondate",
                "issuedate", "dateissued", "paidon", "datepaid", "receiveddate", "documentcreatedate",
            ]
        case .dueDate: ["duedate", "dueindate", "due", "datedue", "paymentdue", "payby", "dueon"]
        case .amount:
            [
                "amount", "total", "invoiceamount", "invoicetotal", "gross", "grossamount", "totalamount",
                "amountgross", "originalamount", "paymentamount", "amountpaid", "value", "paid",
            ]
        case .outstanding:
            [
                "outstanding", "totalopenamount", "openamount", "amountdue", "balance", "openbalance",
                "amountoutstanding", "outstandingamount", "invoiceamountdue", "remaining", "unpaid", "os",
            ]
        case .reference: ["reference", "ref", "yourreference", "memo", "description", "details"]
        case .purchaseOrder:
            [
                "purchaseorder", "ponumber", "purchaseordernumber", "purchaseorderno", "pono", "po",
                "ordernumber",
            ]
        case .paymentReference:
            [
                "paymentreference", "paymentnumber", "paymentid", "paymentref", "receiptnumber",
                "transactionid", "receipt", "reference", "ref", "number", "id", "docid",
            ]
        case .method: ["method", "paymentmethod", "paymenttype", "type", "paidby"]
        case .paymentStatus: ["paymentstatus", "status", "state"]
        case .customerReference:
            [
                "customerreference", "theirreference", "bankreference", "payerreference", "narrative",
                "payee", "details", "description",
            ]
        case .failureReason:
            [
                "failurereason", "reasonforfailure", "failreason", "returnreason", "reasoncode", "reason",
                "failuremessage",
            ]
        case .failedOn: ["failedon", "faileddate", "datefailed", "failuredate", "returndate", "returnedon"]
        case .autoTopUp: ["autotopup", "automatictopup", "isautotopup", "topup"]
        case .invoiceNumber:
            ["invoicenumber", "invoiceno", "invoice", "invoiceid", "invoiceref", "allocatedto"]
        default: []
        }
    }
}
